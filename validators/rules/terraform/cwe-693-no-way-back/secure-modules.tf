module "ships" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  versioning = {
    enabled = true # evidence
  }
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  versioning = {
    enabled = local.chosen # evidence
  }
}
#----
module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  deletion_protection = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  deletion_protection = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  backup_retention_period = 7 # evidence
}
#----
locals {
  chosen = 7
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  backup_retention_period = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/alb/aws"
  version = "4.1.0"
  enable_deletion_protection = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/alb/aws"
  version = "4.1.0"
  enable_deletion_protection = local.chosen # evidence
}
