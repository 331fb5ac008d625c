resource "aws_sagemaker_notebook_instance" "a" {
  root_access = "Disabled" # evidence
}
#----
variable "chosen" {
  default = "Disabled"
}
resource "aws_sagemaker_notebook_instance" "a" {
  root_access = var.chosen # evidence
}
#----
locals {
  chosen = "Disabled"
}
resource "aws_sagemaker_notebook_instance" "b" {
  root_access = local.chosen # evidence
}
#----
# evidence
resource "aws_efs_access_point" "a" {
  posix_user {
    uid = 1000
    gid = 1000
  }
  root_directory {
    path = "/ships"
  }
}
