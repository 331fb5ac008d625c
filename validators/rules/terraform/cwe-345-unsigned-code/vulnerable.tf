# finding
resource "google_container_cluster" "a" {
  name = "ships"
}
#----
resource "google_container_cluster" "b" {
  binary_authorization {
    evaluation_mode = "DISABLED" # finding
  }
}
#----
resource "google_container_cluster" "c" {
  enable_binary_authorization = false # finding
}
