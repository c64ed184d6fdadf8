# Shared by the workspaces of the integration environment.
govuk_environment = "integration"
publishing_domain = "integration.publishing.service.gov.uk"
