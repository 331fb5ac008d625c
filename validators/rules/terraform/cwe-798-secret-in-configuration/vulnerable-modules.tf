# finding
module "yard" {
  source   = "terraform-aws-modules/rds/aws"
  version  = "6.1.0"
  password = "anchor-2931-keel"
}
#----
module "yard" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "7.1.0"
  environment_variables = { # finding
    DB_PASSWORD = "anchor-2931-keel"
  }
}
