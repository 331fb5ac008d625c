resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_container_cluster" "given" {
  binary_authorization {
    evaluation_mode = var.given # finding
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  binary_authorization {
    evaluation_mode = each.value # finding
  }
}
