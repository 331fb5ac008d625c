resource "azurerm_redis_cache" "a" {
  minimum_tls_version = "1.2" # evidence
}
#----
variable "chosen" {
  default = "1.2"
}
resource "azurerm_redis_cache" "a" {
  minimum_tls_version = var.chosen # evidence
}
#----
locals {
  chosen = "1.2"
}
resource "azurerm_redis_cache" "b" {
  minimum_tls_version = local.chosen # evidence
}
#----
resource "azurerm_api_management" "a" {
  security {
    enable_frontend_tls10 = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_api_management" "a" {
  security {
    enable_frontend_tls10 = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "azurerm_api_management" "b" {
  security {
    enable_frontend_tls10 = local.chosen # evidence
  }
}
#----
resource "azurerm_cdn_endpoint_custom_domain" "a" {
  cdn_managed_https {
    tls_version = "TLS12" # evidence
  }
}
#----
variable "chosen" {
  default = "TLS12"
}
resource "azurerm_cdn_endpoint_custom_domain" "a" {
  cdn_managed_https {
    tls_version = var.chosen # evidence
  }
}
#----
locals {
  chosen = "TLS12"
}
resource "azurerm_cdn_endpoint_custom_domain" "b" {
  cdn_managed_https {
    tls_version = local.chosen # evidence
  }
}
#----
resource "azurerm_cdn_frontdoor_custom_domain" "a" {
  tls {
    minimum_tls_version = "TLS12" # evidence
  }
}
#----
variable "chosen" {
  default = "TLS12"
}
resource "azurerm_cdn_frontdoor_custom_domain" "a" {
  tls {
    minimum_tls_version = var.chosen # evidence
  }
}
#----
locals {
  chosen = "TLS12"
}
resource "azurerm_cdn_frontdoor_custom_domain" "b" {
  tls {
    minimum_tls_version = local.chosen # evidence
  }
}
#----
resource "google_compute_target_https_proxy" "a" {
  ssl_policy = google_compute_ssl_policy.main.id # evidence
}
#----
resource "google_compute_target_https_proxy" "b" {
  ssl_policy = data.google_compute_ssl_policy.main.id # evidence
}
#----
resource "google_compute_target_https_proxy" "c" {
  count = 2
  ssl_policy = google_compute_ssl_policy.main.id # evidence
}
#----
resource "google_compute_ssl_policy" "a" {
  min_tls_version = "TLS_1_2" # evidence
  profile         = "CUSTOM"
  custom_features = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]
}
#----
# evidence
resource "azurerm_mysql_flexible_server_configuration" "a" {
  name  = "tls_version"
  value = "TLSv1.2"
}
#----
resource "azurerm_virtual_network_gateway_connection" "a" {
  # evidence
  ipsec_policy {
    ike_encryption   = "AES256"
    ike_integrity    = "SHA384"
    ipsec_encryption = "GCMAES256"
    dh_group         = "DHGroup14"
  }
}
#----
resource "aws_vpn_connection" "a" {
  tunnel1_ike_versions = ["ikev2"]
}
