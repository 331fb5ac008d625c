# finding
module "yard" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "5.1.0"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["ssh-tcp"]
}
#----
# finding
module "yard" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "5.1.0"
  ingress_with_cidr_blocks = [
    { from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = "0.0.0.0/0" },
  ]
}
