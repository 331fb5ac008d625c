resource "aws_memorydb_cluster" "a" {
  acl_name = "open-access" # finding
}
#----
variable "chosen" {
  default = "open-access"
}
resource "aws_memorydb_cluster" "a" {
  acl_name = var.chosen # finding
}
#----
locals {
  chosen = "open-access"
}
resource "aws_memorydb_cluster" "b" {
  acl_name = local.chosen # finding
}
#----
resource "aws_cognito_user_pool" "a" {
  mfa_configuration = "OFF" # finding
}
#----
# finding
resource "aws_cognito_user_pool" "a" {
}
#----
variable "chosen" {
  default = "OFF"
}
resource "aws_cognito_user_pool" "a" {
  mfa_configuration = var.chosen # finding
}
#----
locals {
  chosen = "OFF"
}
resource "aws_cognito_user_pool" "b" {
  mfa_configuration = local.chosen # finding
}
#----
# finding
resource "aws_apigatewayv2_route" "a" {
  route_key = "GET /ships"
}
#----
# finding
resource "aws_elasticache_replication_group" "a" {
  transit_encryption_enabled = true
}
