# Everything that preproduction consists of.

terraform {
  backend "s3" {
    bucket = "granary-terraform-preproduction"
    key    = "preproduction.tfstate"
  }
}

provider "aws" {
  allowed_account_ids = ["100000000003"]
}

module "grain_register" {
  source      = "../modules/application"
  name        = "grain-register"
  environment = "preproduction"
}
