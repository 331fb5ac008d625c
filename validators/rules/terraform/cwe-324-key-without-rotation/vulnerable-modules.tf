module "ships" {
  source  = "terraform-aws-modules/kms/aws"
  version = "4.1.0"
  enable_key_rotation = false # finding
}
#----
variable "chosen" {
  default = false
}
module "chosen" {
  source  = "terraform-aws-modules/kms/aws"
  version = "4.1.0"
  enable_key_rotation = var.chosen # finding
}
