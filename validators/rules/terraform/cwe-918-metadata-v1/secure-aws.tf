resource "aws_sagemaker_notebook_instance" "a" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2" # evidence
  }
}
#----
variable "chosen" {
  default = "2"
}
resource "aws_sagemaker_notebook_instance" "a" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = var.chosen # evidence
  }
}
#----
locals {
  chosen = "2"
}
resource "aws_sagemaker_notebook_instance" "b" {
  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = local.chosen # evidence
  }
}
