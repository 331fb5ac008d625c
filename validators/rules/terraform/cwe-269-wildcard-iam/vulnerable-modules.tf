module "ships" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  trusted_role_arns = "*" # finding
}
#----
variable "chosen" {
  default = "*"
}
module "chosen" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  trusted_role_arns = var.chosen # finding
}
#----
module "ships" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  custom_role_policy_arns = "arn:aws:iam::aws:policy/AdministratorAccess" # finding
}
#----
variable "chosen" {
  default = "arn:aws:iam::aws:policy/AdministratorAccess"
}
module "chosen" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  custom_role_policy_arns = var.chosen # finding
}
