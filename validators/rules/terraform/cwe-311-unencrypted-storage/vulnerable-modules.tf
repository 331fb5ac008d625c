module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  storage_encrypted = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  storage_encrypted = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/elasticache/aws"
  version = "4.1.0"
  at_rest_encryption_enabled = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/elasticache/aws"
  version = "4.1.0"
  at_rest_encryption_enabled = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  root_block_device = {
    encrypted = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  root_block_device = {
    encrypted = var.chosen # finding
  }
}
#----
module "ships" {
  source  = "terraform-aws-modules/efs/aws"
  version = "4.1.0"
  encrypted = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/efs/aws"
  version = "4.1.0"
  encrypted = var.chosen # finding
}
