module "ships" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  enable_flow_log = true # evidence
}
#----
locals {
  chosen = true
}
module "chosen" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  enable_flow_log = local.chosen # evidence
}
