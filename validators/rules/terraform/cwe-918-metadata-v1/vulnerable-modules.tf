module "ships" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  metadata_options = {
    http_tokens = "optional" # finding
  }
}
#----
variable "chosen" {
  default = "optional"
}
module "chosen" {
  source  = "terraform-aws-modules/ec2-instance/aws"
  version = "4.1.0"
  metadata_options = {
    http_tokens = var.chosen # finding
  }
}
