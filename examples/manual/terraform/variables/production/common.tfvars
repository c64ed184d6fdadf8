# Shared by the workspaces of the production environment.
govuk_environment = "production"
publishing_domain = "publishing.service.gov.uk"
