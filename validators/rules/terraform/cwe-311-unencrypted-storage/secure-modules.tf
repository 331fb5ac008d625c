module "ships" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  storage_encrypted = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/rds/aws"
  version = "4.1.0"
  storage_encrypted = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/elasticache/aws"
  version = "4.1.0"
  at_rest_encryption_enabled = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/elasticache/aws"
  version = "4.1.0"
  at_rest_encryption_enabled = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  root_block_device = {
    encrypted = true # evidence
  }
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  root_block_device = {
    encrypted = local.chosen # evidence
  }
}
#----
module "ships" {
  source  = "terraform-aws-modules/efs/aws"
  version = "4.1.0"
  encrypted = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/efs/aws"
  version = "4.1.0"
  encrypted = local.chosen # evidence
}
