resource "aws_security_group" "a" {
  # evidence
  egress {
    cidr_blocks = ["10.0.0.0/16"]
  }
}
#----
# evidence
resource "aws_security_group_rule" "a" {
  type        = "egress"
  cidr_blocks = ["10.0.0.0/16"]
}
#----
# evidence
resource "google_compute_firewall" "a" {
  direction = "EGRESS"
  allow {
    protocol = "tcp"
  }
  destination_ranges = ["10.0.0.0/8"]
}
