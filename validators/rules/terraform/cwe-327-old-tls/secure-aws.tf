resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07" # evidence
  }
}
#----
variable "chosen" {
  default = "Policy-Min-TLS-1-2-2019-07"
}
resource "aws_cloudsearch_domain" "a" {
  endpoint_options {
    tls_security_policy = var.chosen # evidence
  }
}
#----
locals {
  chosen = "Policy-Min-TLS-1-2-2019-07"
}
resource "aws_cloudsearch_domain" "b" {
  endpoint_options {
    tls_security_policy = local.chosen # evidence
  }
}
#----
resource "aws_load_balancer_policy" "a" {
  # evidence
  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}
