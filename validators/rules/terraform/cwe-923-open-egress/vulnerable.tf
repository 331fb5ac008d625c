resource "aws_security_group" "a" {
  # finding
  egress {
    cidr_blocks = ["0.0.0.0/0"]
  }
}
#----
# finding
resource "aws_security_group_rule" "a" {
  type        = "egress"
  cidr_blocks = ["0.0.0.0/0"]
}
#----
# finding
resource "google_compute_firewall" "a" {
  direction = "EGRESS"
  allow {
    protocol = "tcp"
  }
  destination_ranges = ["0.0.0.0/0"]
}
