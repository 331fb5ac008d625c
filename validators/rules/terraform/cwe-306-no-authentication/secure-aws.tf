resource "aws_memorydb_cluster" "a" {
  acl_name = "readers" # evidence
}
#----
variable "chosen" {
  default = "readers"
}
resource "aws_memorydb_cluster" "a" {
  acl_name = var.chosen # evidence
}
#----
locals {
  chosen = "readers"
}
resource "aws_memorydb_cluster" "b" {
  acl_name = local.chosen # evidence
}
#----
resource "aws_cognito_user_pool" "a" {
  mfa_configuration = "ON" # evidence
}
#----
resource "aws_cognito_user_pool" "a" {
  mfa_configuration = "OPTIONAL" # evidence
}
#----
variable "chosen" {
  default = "ON"
}
resource "aws_cognito_user_pool" "a" {
  mfa_configuration = var.chosen # evidence
}
#----
locals {
  chosen = "ON"
}
resource "aws_cognito_user_pool" "b" {
  mfa_configuration = local.chosen # evidence
}
#----
resource "aws_apigatewayv2_route" "a" {
  route_key          = "GET /ships"
  authorization_type = "JWT" # evidence
}
#----
resource "aws_apigatewayv2_route" "b" {
  route_key = "$disconnect"
}
#----
resource "aws_elasticache_replication_group" "a" {
  transit_encryption_enabled = true
  user_group_ids             = ["readers"]
}
