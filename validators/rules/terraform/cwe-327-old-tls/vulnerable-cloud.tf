resource "azurerm_redis_cache" "a" {
  minimum_tls_version = "1.0" # finding
}
#----
resource "azurerm_redis_cache" "a" {
  minimum_tls_version = "1.1" # finding
}
#----
# finding
resource "azurerm_redis_cache" "a" {
}
#----
variable "chosen" {
  default = "1.0"
}
resource "azurerm_redis_cache" "a" {
  minimum_tls_version = var.chosen # finding
}
#----
locals {
  chosen = "1.0"
}
resource "azurerm_redis_cache" "b" {
  minimum_tls_version = local.chosen # finding
}
#----
resource "azurerm_api_management" "a" {
  security {
    enable_frontend_tls10 = true # finding
  }
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_api_management" "a" {
  security {
    enable_frontend_tls10 = var.chosen # finding
  }
}
#----
locals {
  chosen = true
}
resource "azurerm_api_management" "b" {
  security {
    enable_frontend_tls10 = local.chosen # finding
  }
}
#----
resource "azurerm_cdn_endpoint_custom_domain" "a" {
  cdn_managed_https {
    tls_version = "TLS10" # finding
  }
}
#----
resource "azurerm_cdn_endpoint_custom_domain" "a" {
  cdn_managed_https {
    tls_version = "None" # finding
  }
}
#----
variable "chosen" {
  default = "TLS10"
}
resource "azurerm_cdn_endpoint_custom_domain" "a" {
  cdn_managed_https {
    tls_version = var.chosen # finding
  }
}
#----
locals {
  chosen = "TLS10"
}
resource "azurerm_cdn_endpoint_custom_domain" "b" {
  cdn_managed_https {
    tls_version = local.chosen # finding
  }
}
#----
resource "azurerm_cdn_frontdoor_custom_domain" "a" {
  tls {
    minimum_tls_version = "TLS10" # finding
  }
}
#----
variable "chosen" {
  default = "TLS10"
}
resource "azurerm_cdn_frontdoor_custom_domain" "a" {
  tls {
    minimum_tls_version = var.chosen # finding
  }
}
#----
locals {
  chosen = "TLS10"
}
resource "azurerm_cdn_frontdoor_custom_domain" "b" {
  tls {
    minimum_tls_version = local.chosen # finding
  }
}
#----
# finding
resource "google_compute_target_https_proxy" "a" {
}
#----
# finding
resource "google_compute_target_https_proxy" "b" {
  tags = local.tags
}
#----
# finding
resource "google_compute_target_https_proxy" "each" {
  for_each = toset(["x", "y"])
}
#----
resource "google_compute_ssl_policy" "a" {
  min_tls_version = "TLS_1_2" # evidence
  profile         = "CUSTOM"
  custom_features = ["TLS_RSA_WITH_AES_256_GCM_SHA384"] # finding
}
#----
# finding
resource "azurerm_mysql_flexible_server_configuration" "a" {
  name  = "tls_version"
  value = "TLSv1.1"
}
#----
resource "azurerm_virtual_network_gateway_connection" "a" {
  # finding
  ipsec_policy {
    ike_encryption = "DES3"
    ike_integrity  = "SHA256"
  }
}
#----
# finding
resource "aws_vpn_connection" "a" {
  tunnel1_ike_versions = ["ikev1", "ikev2"]
}
