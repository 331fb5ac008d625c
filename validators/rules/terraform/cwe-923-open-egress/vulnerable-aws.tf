resource "aws_redshift_cluster" "a" {
  enhanced_vpc_routing = false # finding
}
#----
# finding
resource "aws_redshift_cluster" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "aws_redshift_cluster" "a" {
  enhanced_vpc_routing = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_redshift_cluster" "b" {
  enhanced_vpc_routing = local.chosen # finding
}
