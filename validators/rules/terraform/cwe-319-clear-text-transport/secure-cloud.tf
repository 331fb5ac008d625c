resource "azurerm_kubernetes_cluster" "a" {
  http_application_routing_enabled = false # evidence
}
#----
variable "chosen" {
  default = false
}
resource "azurerm_kubernetes_cluster" "a" {
  http_application_routing_enabled = var.chosen # evidence
}
#----
locals {
  chosen = false
}
resource "azurerm_kubernetes_cluster" "b" {
  http_application_routing_enabled = local.chosen # evidence
}
#----
resource "azurerm_api_management_api" "a" {
  protocols = ["https"] # evidence
}
#----
resource "azurerm_api_management_api" "b" {
  protocols = ["https"] # evidence
}
#----
resource "azurerm_api_management_api" "c" {
  count = 2
  protocols = ["https"] # evidence
}
#----
resource "google_compute_backend_service" "a" {
  protocol = "HTTPS" # evidence
}
#----
resource "google_compute_backend_service" "a" {
  protocol = "HTTP2" # evidence
}
#----
variable "chosen" {
  default = "HTTPS"
}
resource "google_compute_backend_service" "a" {
  protocol = var.chosen # evidence
}
#----
locals {
  chosen = "HTTPS"
}
resource "google_compute_backend_service" "b" {
  protocol = local.chosen # evidence
}
#----
resource "google_alloydb_instance" "a" {
  client_connection_config {
    ssl_config {
      ssl_mode = "ENCRYPTED_ONLY" # evidence
    }
  }
}
#----
variable "chosen" {
  default = "ENCRYPTED_ONLY"
}
resource "google_alloydb_instance" "a" {
  client_connection_config {
    ssl_config {
      ssl_mode = var.chosen # evidence
    }
  }
}
#----
locals {
  chosen = "ENCRYPTED_ONLY"
}
resource "google_alloydb_instance" "b" {
  client_connection_config {
    ssl_config {
      ssl_mode = local.chosen # evidence
    }
  }
}
#----
# evidence
resource "azurerm_cdn_frontdoor_route" "a" {
  supported_protocols    = ["Http", "Https"]
  https_redirect_enabled = true
}
#----
resource "google_compute_url_map" "onwards" {
  default_url_redirect {
    https_redirect = true
  }
}
resource "google_compute_target_http_proxy" "a" {
  url_map = google_compute_url_map.onwards.id
}
#----
resource "azurerm_linux_web_app_slot" "a" {
  https_only = true # evidence
}
