module "yard" {
  source   = "terraform-aws-modules/rds/aws"
  version  = "6.1.0"
  password = var.password
}
#----
module "yard" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "7.1.0"
  environment_variables = {
    DB_PASSWORD_FILE = "/run/db"
    DB_HOST          = "db"
  }
}
