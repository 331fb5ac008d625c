module "ships" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  acl = "public-read" # finding
}
#----
variable "chosen" {
  default = "public-read"
}
module "chosen" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  acl = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  block_public_acls = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "4.1.0"
  block_public_acls = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-google-modules/cloud-storage/google"
  version = "4.1.0"
  bucket_policy_only = {
    yard = false # finding
  }
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-google-modules/cloud-storage/google"
  version = "4.1.0"
  bucket_policy_only = {
    yard = var.chosen # finding
  }
}
