resource "azurerm_kubernetes_cluster" "a" {
  http_application_routing_enabled = true # finding
}
#----
variable "chosen" {
  default = true
}
resource "azurerm_kubernetes_cluster" "a" {
  http_application_routing_enabled = var.chosen # finding
}
#----
locals {
  chosen = true
}
resource "azurerm_kubernetes_cluster" "b" {
  http_application_routing_enabled = local.chosen # finding
}
#----
resource "azurerm_api_management_api" "a" {
  protocols = ["http", "https"] # finding
}
#----
variable "chosen" {
  default = ["http", "https"]
}
resource "azurerm_api_management_api" "a" {
  protocols = var.chosen # finding
}
#----
locals {
  chosen = ["http", "https"]
}
resource "azurerm_api_management_api" "b" {
  protocols = local.chosen # finding
}
#----
resource "google_compute_backend_service" "a" {
  protocol = "HTTP" # finding
}
#----
variable "chosen" {
  default = "HTTP"
}
resource "google_compute_backend_service" "a" {
  protocol = var.chosen # finding
}
#----
locals {
  chosen = "HTTP"
}
resource "google_compute_backend_service" "b" {
  protocol = local.chosen # finding
}
#----
resource "google_alloydb_instance" "a" {
  client_connection_config {
    ssl_config {
      ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED" # finding
    }
  }
}
#----
variable "chosen" {
  default = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
}
resource "google_alloydb_instance" "a" {
  client_connection_config {
    ssl_config {
      ssl_mode = var.chosen # finding
    }
  }
}
#----
locals {
  chosen = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
}
resource "google_alloydb_instance" "b" {
  client_connection_config {
    ssl_config {
      ssl_mode = local.chosen # finding
    }
  }
}
#----
# finding
resource "azurerm_cdn_frontdoor_route" "a" {
  supported_protocols    = ["Http", "Https"]
  https_redirect_enabled = false
}
#----
# finding
resource "google_compute_target_http_proxy" "a" {
  url_map = google_compute_url_map.ships.id
}
#----
# finding
resource "azurerm_linux_web_app_slot" "a" {
  name = "next"
}
