resource "aws_cloudfront_distribution" "plain" {
  viewer_certificate {
    minimum_protocol_version = "TLSv1" # finding
  }
}
#----
resource "aws_api_gateway_domain_name" "plain" {
  security_policy = "TLS_1_0" # finding
}
#----
resource "aws_elasticsearch_domain" "plain" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # finding
  }
}
#----
resource "aws_apigatewayv2_domain_name" "plain" {
  domain_name_configuration {
    security_policy = "TLS_1_0" # finding
  }
}
#----
resource "azurerm_storage_account" "plain" {
  min_tls_version = "TLS1_0" # finding
}
#----
resource "azurerm_mssql_server" "plain" {
  minimum_tls_version = "1.0" # finding
}
#----
resource "azurerm_mysql_server" "plain" {
  ssl_minimal_tls_version_enforced = "TLS1_0" # finding
}
#----
resource "azurerm_app_service" "plain" {
  site_config {
    min_tls_version = "1.0" # finding
  }
}
#----
resource "azurerm_application_gateway" "plain" {
  ssl_policy {
    min_protocol_version = "TLSv1_0" # finding
  }
}
#----
resource "cloudflare_zone_settings_override" "plain" {
  settings {
    min_tls_version = "1.0" # finding
  }
}
#----
# finding
resource "google_compute_target_https_proxy" "bare" {
}
