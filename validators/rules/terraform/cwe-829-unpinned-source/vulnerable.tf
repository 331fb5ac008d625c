# finding
resource "aws_ecr_repository" "this" {
}
#----
resource "aws_ecr_repository" "this" {
  image_tag_mutability = "MUTABLE" # finding
}
#----
# finding
module "a" {
  source = "git::https://github.com/x/y.git"
}
#----
# finding
module "b" {
  source = "terraform-aws-modules/vpc/aws"
}
