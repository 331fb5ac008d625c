module "ships" {
  source  = "terraform-aws-modules/kms/aws"
  version = "4.1.0"
  enable_key_rotation = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/kms/aws"
  version = "4.1.0"
  enable_key_rotation = local.chosen # evidence
}
