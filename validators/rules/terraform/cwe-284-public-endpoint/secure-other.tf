resource "alicloud_db_instance" "a" {
  security_ips = ["10.23.12.24"] # evidence
}
#----
resource "alicloud_db_instance" "b" {
  security_ips = ["10.23.12.24"] # evidence
}
#----
resource "alicloud_db_instance" "c" {
  count = 2
  security_ips = ["10.23.12.24"] # evidence
}
#----
resource "alicloud_mongodb_instance" "a" {
  security_ip_list = ["10.168.1.12"] # evidence
}
#----
resource "alicloud_mongodb_instance" "b" {
  security_ip_list = ["10.168.1.12"] # evidence
}
#----
resource "alicloud_mongodb_instance" "c" {
  count = 2
  security_ip_list = ["10.168.1.12"] # evidence
}
#----
resource "yandex_compute_instance" "a" {
  network_interface {
    nat = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "yandex_compute_instance" "a" {
  network_interface {
    nat = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "yandex_compute_instance" "b" {
  network_interface {
    nat = local.chosen # evidence
  }
}
#----
resource "yandex_mdb_postgresql_cluster" "a" {
  host {
    assign_public_ip = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "yandex_mdb_postgresql_cluster" "a" {
  host {
    assign_public_ip = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "yandex_mdb_postgresql_cluster" "b" {
  host {
    assign_public_ip = local.chosen # evidence
  }
}
#----
resource "yandex_kubernetes_cluster" "a" {
  master {
    public_ip = false # evidence
  }
}
#----
variable "chosen" {
  default = false
}
resource "yandex_kubernetes_cluster" "a" {
  master {
    public_ip = var.chosen # evidence
  }
}
#----
locals {
  chosen = false
}
resource "yandex_kubernetes_cluster" "b" {
  master {
    public_ip = local.chosen # evidence
  }
}
#----
resource "gitlab_project" "a" {
  visibility_level = "private" # evidence
}
#----
resource "gitlab_project" "a" {
  visibility_level = "internal" # evidence
}
#----
variable "chosen" {
  default = "private"
}
resource "gitlab_project" "a" {
  visibility_level = var.chosen # evidence
}
#----
locals {
  chosen = "private"
}
resource "gitlab_project" "b" {
  visibility_level = local.chosen # evidence
}
