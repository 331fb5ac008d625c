module "ships" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  trusted_role_arns = "arn:aws:iam::111122223333:role/ships" # evidence
}
#----
locals {
  chosen = "arn:aws:iam::111122223333:role/ships"
}
module "chosen" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  trusted_role_arns = local.chosen # evidence
}
#----
module "ships" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  custom_role_policy_arns = "arn:aws:iam::aws:policy/ReadOnlyAccess" # evidence
}
#----
locals {
  chosen = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
module "chosen" {
  source  = "terraform-aws-modules/iam/aws//modules/iam-assumable-role"
  version = "4.1.0"
  custom_role_policy_arns = local.chosen # evidence
}
