resource "aws_sagemaker_notebook_instance" "a" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "1" # finding
  }
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "a" {
}
#----
variable "chosen" {
  default = "1"
}
resource "aws_sagemaker_notebook_instance" "a" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = var.chosen # finding
  }
}
#----
locals {
  chosen = "1"
}
resource "aws_sagemaker_notebook_instance" "b" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = local.chosen # finding
  }
}
