terraform {
  backend "s3" {
    bucket = "granary-terraform-production"
    key    = "production.tfstate"
  }
}

provider "aws" {
  allowed_account_ids = ["100000000004"]
}

module "grain_register" {
  source      = "../modules/application"
  name        = "grain-register"
  environment = "production"
}
