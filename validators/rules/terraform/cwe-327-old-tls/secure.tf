resource "aws_lb_listener" "this" {
  protocol = "HTTPS"
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06" # evidence
}
#----
resource "aws_cloudfront_distribution" "this" {
  viewer_certificate {
    minimum_protocol_version = "TLSv1.2_2021" # evidence
  }
}
#----
resource "aws_api_gateway_domain_name" "this" {
  security_policy = "TLS_1_2" # evidence
}
#----
resource "aws_elasticsearch_domain" "this" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07" # evidence
  }
}
#----
resource "aws_apigatewayv2_domain_name" "this" {
  domain_name_configuration {
    security_policy = "TLS_1_2" # evidence
  }
}
#----
resource "azurerm_storage_account" "this" {
  min_tls_version = "TLS1_2" # evidence
}
#----
resource "azurerm_mssql_server" "this" {
  minimum_tls_version = "1.2" # evidence
}
#----
resource "azurerm_postgresql_server" "this" {
  ssl_minimal_tls_version_enforced = "TLS1_2" # evidence
}
#----
resource "azurerm_app_service" "this" {
  site_config {
    min_tls_version = "1.2" # evidence
  }
}
#----
resource "google_compute_ssl_policy" "this" {
  min_tls_version = "TLS_1_2" # evidence
}
#----
resource "azurerm_application_gateway" "this" {
  ssl_policy {
    min_protocol_version = "TLSv1_2" # evidence
  }
}
#----
resource "aws_transfer_server" "this" {
  security_policy_name = "TransferSecurityPolicy-2022-03" # evidence
}
#----
resource "google_compute_ssl_policy" "a" {
  min_tls_version = "TLS_1_2" # evidence
  profile = "MODERN" # evidence
}
#----
resource "cloudflare_zone_settings_override" "a" {
  settings {
    min_tls_version = "1.2" # evidence
  }
}
