resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # finding
  }
}
#----
variable "chosen" {
  default = "Policy-Min-TLS-1-0-2019-07"
}
resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    tls_security_policy = var.chosen # finding
  }
}
#----
locals {
  chosen = "Policy-Min-TLS-1-0-2019-07"
}
resource "aws_cloudsearch_domain" "b" {
  endpoint_options {
    tls_security_policy = local.chosen # finding
  }
}
#----
resource "aws_load_balancer_policy" "a" {
  # finding
  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08"
  }
}
