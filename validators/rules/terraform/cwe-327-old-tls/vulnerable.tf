# finding
resource "aws_lb_listener" "this" {
  protocol = "HTTPS"
}
#----
resource "aws_lb_listener" "this" {
  protocol = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS-1-1-2017-01" # finding
}
#----
# finding
resource "aws_cloudfront_distribution" "this" {
}
#----
resource "aws_cloudfront_distribution" "this" {
  viewer_certificate {
    minimum_protocol_version = "TLSv1" # finding
  }
}
#----
# finding
resource "aws_api_gateway_domain_name" "this" {
}
#----
resource "aws_api_gateway_domain_name" "this" {
  security_policy = "TLS_1_0" # finding
}
#----
# finding
resource "aws_elasticsearch_domain" "this" {
}
#----
resource "aws_elasticsearch_domain" "this" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # finding
  }
}
#----
resource "aws_apigatewayv2_domain_name" "this" {
  domain_name_configuration {
    security_policy = "TLS_1_0" # finding
  }
}
#----
resource "azurerm_storage_account" "this" {
  min_tls_version = "TLS1_0" # finding
}
#----
resource "azurerm_mssql_server" "this" {
  minimum_tls_version = "1.0" # finding
}
#----
resource "azurerm_postgresql_server" "this" {
  ssl_minimal_tls_version_enforced = "TLS1_1" # finding
}
#----
resource "azurerm_app_service" "this" {
  site_config {
    min_tls_version = "1.0" # finding
  }
}
#----
# finding
resource "google_compute_ssl_policy" "this" {
}
#----
resource "google_compute_ssl_policy" "this" {
  min_tls_version = "TLS_1_1" # finding
}
#----
resource "azurerm_application_gateway" "this" {
  ssl_policy {
    min_protocol_version = "TLSv1_0" # finding
  }
}
#----
resource "aws_transfer_server" "this" {
  security_policy_name = "TransferSecurityPolicy-2018-11" # finding
}
#----
resource "azurerm_application_gateway" "a" {
  ssl_policy {
    policy_name = "AppGwSslPolicy20150501" # finding
  }
}
#----
resource "google_compute_ssl_policy" "a" {
  min_tls_version = "TLS_1_2" # evidence
  profile = "COMPATIBLE" # finding
}
#----
resource "cloudflare_zone_settings_override" "a" {
  settings {
    min_tls_version = "1.0" # finding
  }
}
