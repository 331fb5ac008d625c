module "ships" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  acl = "private" # evidence
}
#----
locals {
  chosen = "private"
}
module "chosen" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  acl = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  block_public_acls = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  block_public_acls = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-google-modules/cloud-storage/google"
  version = "4.1.0"
  bucket_policy_only = {
    yard = true # evidence
  }
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-google-modules/cloud-storage/google"
  version = "4.1.0"
  bucket_policy_only = {
    yard = local.chosen # evidence
  }
}
