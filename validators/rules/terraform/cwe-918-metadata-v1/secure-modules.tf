module "ships" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  metadata_options = {
    http_tokens = "required" # evidence
  }
}
#----
locals {
  chosen = "required"
}
module "chosen" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  metadata_options = {
    http_tokens = local.chosen # evidence
  }
}
