resource "aws_sagemaker_notebook_instance" "a" {
  root_access = "Enabled" # finding
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "a" {
}
#----
variable "chosen" {
  default = "Enabled"
}
resource "aws_sagemaker_notebook_instance" "a" {
  root_access = var.chosen # finding
}
#----
locals {
  chosen = "Enabled"
}
resource "aws_sagemaker_notebook_instance" "b" {
  root_access = local.chosen # finding
}
#----
# finding
resource "aws_efs_access_point" "a" {
  root_directory {
    path = "/ships"
  }
}
