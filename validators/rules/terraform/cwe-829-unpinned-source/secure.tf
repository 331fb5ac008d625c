resource "aws_ecr_repository" "this" {
  image_tag_mutability = "IMMUTABLE" # evidence
}
#----
# evidence
module "a" {
  source = "git::https://github.com/x/y.git?ref=0123456789012345678901234567890123456789"
}
#----
# evidence
module "b" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.0"
}
#----
module "c" {
  source = "./modules/x"
}
