# finding
resource "google_compute_firewall" "a" {
  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
