module "ships" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  versioning = {
    enabled = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  versioning = {
    enabled = var.chosen # finding
  }
}
#----
module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  deletion_protection = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  deletion_protection = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  backup_retention_period = 0 # finding
}
#----
variable "chosen" {
  default = 0
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  backup_retention_period = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/alb/aws"
  version = "4.1.0"
  enable_deletion_protection = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/alb/aws"
  version = "4.1.0"
  enable_deletion_protection = var.chosen # finding
}
