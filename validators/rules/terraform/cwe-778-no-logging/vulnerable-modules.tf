module "ships" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  enable_flow_log = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "4.1.0"
  enable_flow_log = var.chosen # finding
}
