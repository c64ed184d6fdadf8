# Shared by every workspace of staging.
govuk_environment = "staging"
publishing_domain = "staging.publishing.service.gov.uk"
