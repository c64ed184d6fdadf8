# Shared by every workspace of integration.
govuk_environment = "integration"
publishing_domain = "integration.publishing.service.gov.uk"
