# Shared by every workspace of production.
govuk_environment = "production"
publishing_domain = "publishing.service.gov.uk"
