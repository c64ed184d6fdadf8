# Shared by the workspaces of the staging environment.
govuk_environment = "staging"
publishing_domain = "staging.publishing.service.gov.uk"
