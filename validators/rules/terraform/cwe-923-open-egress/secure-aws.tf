resource "aws_redshift_cluster" "a" {
  enhanced_vpc_routing = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_redshift_cluster" "a" {
  enhanced_vpc_routing = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_redshift_cluster" "b" {
  enhanced_vpc_routing = local.chosen # evidence
}
