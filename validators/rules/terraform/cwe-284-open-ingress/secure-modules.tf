# evidence
module "yard" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "5.1.0"
  ingress_cidr_blocks = ["10.20.0.0/16"]
  ingress_rules       = ["ssh-tcp"]
}
#----
module "front" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "5.1.0"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["https-443-tcp"]
}
