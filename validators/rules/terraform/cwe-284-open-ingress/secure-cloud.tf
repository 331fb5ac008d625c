# evidence
resource "google_compute_firewall" "a" {
  source_tags = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
#----
resource "google_compute_firewall" "out" {
  direction = "EGRESS"
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}
